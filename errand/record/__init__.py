"""What is kept of a walk: the recorder, evidence, recordings and their replay, redaction."""
