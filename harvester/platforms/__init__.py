"""One base spider for each CMS family: how it lists and pages what a portal publishes.

A family is a module of pure readers (`response -> base.Listing`) and a spider class that names the
reader of its columns; `base.PortalSpider` does everything else. Marks in the docstrings say how sure a
statement is: [R] real answer seen, [C] read in working crawlers, [I] inferred, [U] not verified.
"""
