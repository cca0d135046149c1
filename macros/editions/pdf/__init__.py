"""The PDF of an issue: a tagged document to print, to hand on and to keep (PDF/UA-1)."""
