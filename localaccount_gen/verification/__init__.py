"""`localaccount verify`: is what a site publishes what was approved?"""
