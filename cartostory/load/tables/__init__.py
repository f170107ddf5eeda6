"""Tables as spreadsheets and forms write them: their encoding, their header, which column is what."""
