"""What readers were shown: how it is kept, and what a change to it must say of itself."""
