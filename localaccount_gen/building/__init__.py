"""A site, built council by council: what has not changed since the last build is taken from there.

part      some finished pages and files, with all that is to be known of them
keys      a digest of everything that a part is made from
store     parts by their keys, in a folder that is safe to lose
making    a part: from the store, or made and kept there
records   what is told of a council's accounts
workers   several councils at once
whole     the site of all parts
shards    parts that were made on several machines
"""
