"""What can be said of directives without a database.

`parsing` a text read into a draft · `addressing` the rules by which a task goes to units · `days` the order of days ·
`rollup` what the reports of many units add up to.
"""
