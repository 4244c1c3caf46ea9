// The first file of Controllers.
