"""What all tests share. This folder is importable, so that they find `samples`."""
