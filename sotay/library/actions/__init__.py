"""Put documents in, pass them on, study them."""
