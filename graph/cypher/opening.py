"""The one question asked when a server is opened: what are you, and do you have my database?"""

COMPONENTS = """
CALL dbms.components() YIELD name, versions RETURN name, versions[0] ORDER BY name"""
