// The first file of Telemetry.
