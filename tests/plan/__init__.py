"""Tests of the learner's page and what is made of it."""
