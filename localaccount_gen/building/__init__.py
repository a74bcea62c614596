"""A site, built council by council: what has not changed since the last build is taken from there.

part      a council's finished pages and files, with all that is to be known of them
keys      a digest of everything that a part is made from
store     parts by their keys, in a folder that is safe to lose
council   a council's part: from the store, or made
workers   several councils at once
whole     the site of all parts
"""
