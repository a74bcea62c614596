"""A council's own look at table 2 of the Memorandum of 2013. It is private: no page and no file of a site has it."""
