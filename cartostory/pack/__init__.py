"""A site -> editions that go from hand to hand: what to plan otherwise, a folder or an archive to carry."""
