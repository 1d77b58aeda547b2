-- Nothing; but a connection that has asked it has the dictionary, which takes
-- a tenth of a second.
SELECT to_tsvector('web.bulgarian', 'хъб')
