// The first file of TestKit.
