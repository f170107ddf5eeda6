"""Scenes -> SVG: the ground, marks, names, legends, globes, twins, ladders, and what frames a map."""
