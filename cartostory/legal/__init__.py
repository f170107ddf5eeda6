"""The pages that the law asks of a public site, as drafts: what stands there until a town has written its own."""
