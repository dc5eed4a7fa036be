"""The learners' server as programs meet it: plain HTTP, and what it writes in its log."""
