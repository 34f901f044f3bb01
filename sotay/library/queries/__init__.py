"""Find documents, read them, see how far a document has come."""
