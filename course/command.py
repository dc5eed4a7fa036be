"""The command `kundfokus`: serve the course, open it in JupyterLab, build, check, and start new parts."""

from __future__ import annotations
from pathlib import Path
import click
@click.group()
def main(): pass
@main.command()
@click.option("--port",default=8866)
@click.option("--host",default="127.0.0.1")
@click.option("--no-browser",is_flag=True)
def serve(port,host,no_browser):
    import time
    from course.server import serve, Settings, address
    from course import content, notebooks
    s=address.listen(host,port)
    c=content.load()
    serve(c, notebooks.folder(), Settings(host,port,"/",0,not no_browser), s)
if __name__=="__main__": main()
