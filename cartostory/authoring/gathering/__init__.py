"""Other towns' sites into `content/gathered/`: asked politely, judged, kept with their licence and the day."""
