"""The demonstration district: Hàm Tân's ten communes and 53 villages with invented people.

`book.demo_rows(today)` gives the six sheets' rows; nothing here reads the clock or the register.
"""
