"""What is wrong with a site: problems, the catalogue of their codes, their report in the writer's language."""
