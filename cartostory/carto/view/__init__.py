"""What a map shows and from where: cameras, frames, features, the views of a whole site."""
