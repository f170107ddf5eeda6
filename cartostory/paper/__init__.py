"""Stories, maps and events -> PDFs, by Typst. Writers' words go to Typst as data and never as source."""
