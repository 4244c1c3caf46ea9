// The first file of AWSClient.
