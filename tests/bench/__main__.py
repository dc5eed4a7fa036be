"""`python -m tests.bench`: every bench in turn."""

from tests.bench import lesson

lesson.main()
