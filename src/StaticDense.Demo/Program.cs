using StaticDense.Demo;

return CommandLine.Run(args);
