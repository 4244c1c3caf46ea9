// The first file of the tests of SigV4.
