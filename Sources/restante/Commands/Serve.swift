import ArgumentParser
import Logging
import RestanteLab
import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `restante serve`
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the server.",
    discussion: """
      Flags take precedence over environment variables, and these over the configuration file. An \
      empty variable counts as not set. "restante config example" prints a configuration file with \
      all settings. These settings have no flags:

      \(withoutFlag)

      A secret can also be in a file: RESTANTE_SERVER_KEY_FILE names one with the server key. Or \
      systemd passes it on as a credential with the name of the setting, such as server-key.
      """)

  /// Settings that a command line should not hold, a paragraph each.
  private static var withoutFlag: String {
    ServerSetting.all.filter { $0.flag == nil }.map { setting in
      "\(setting.variable ?? "") - \(setting.help) (default: \(setting.standard))"
    }.joined(separator: "\n\n")
  }

  @OptionGroup var options: ConfigurationOptions

  func validate() throws {
    _ = try options.read()
  }

  func run() async throws {
    let configuration = try options.read()
    // Whatever files the process makes are its owner's alone.
    umask(0o077)
    DescriptorLimit.raise()
    // Until the server is there that reads files anew.
    signal(SIGHUP, SIG_IGN)
    let log = ServerLog(level: configuration.logLevel, format: configuration.logFormat)
    let supervisor = try Supervisor(
      environment: { Environment.value($0) }, processID: getpid())
    let application = RestanteApplication.configured(
      configuration, supervisor: supervisor,
      reload: ConfigurationReload(sources: options.sources) { log.setLevel($0) },
      conditions: configuration.lab ? Lab(configuration).conditions : ServerConditions(),
      logger: log.logger
    ) { server in
      StandardStreams.show(line: "Restante listens on \(server.publicURL)")
      if let demo = server.demo {
        StandardStreams.show(line: "\nTry it in another terminal:\n\n\(DemoInstructions(demo))")
      }
    }
    do {
      try await application.runUntilSignal()
    } catch {
      await log.drain()
      throw error
    }
    await log.drain()
  }
}
