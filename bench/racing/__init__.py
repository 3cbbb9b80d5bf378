"""What `bench/race.py` consists of."""
