"""The version of the program, which stands in every reading."""

VERSION = "0.1.0"
