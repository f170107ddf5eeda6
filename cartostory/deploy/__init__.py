"""`output/` -> a folder on a host, over whatever the host offers: a folder, SFTP, FTPS or rsync.

What is on the host is known by a manifest that lies there (`manifest`). `changes` says what has to be done, `publish`
does it under a lock: everything that is new travels into a folder beside (`incoming`), then is moved to its place,
parts before the pages that need them; what has left goes last. `versions` holds what was published before.
"""
