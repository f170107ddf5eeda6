"""Short links -> what is printed and stuck somewhere: a QR code with its address in clear, a sheet of stickers."""
