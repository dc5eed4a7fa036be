"""What a page needs beside its HTML: the stylesheet."""
