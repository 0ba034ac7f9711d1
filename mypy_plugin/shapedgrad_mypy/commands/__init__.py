"""The console command ``shapedgrad``: what mypy knows of shapes, shown beside the program."""
