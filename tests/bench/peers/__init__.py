"""The same lesson as others would write it: a page in Shiny and one in NiceGUI, text from ours."""
