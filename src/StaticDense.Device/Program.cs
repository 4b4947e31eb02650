using StaticDense.Device;

return CommandLine.Run(args);
