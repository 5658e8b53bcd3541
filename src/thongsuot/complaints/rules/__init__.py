"""What is true of a complaint by law alone: closed lists, terms, competence, and the columns that follow from acts."""
