import ArgumentParser
import Logging
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
      Flags take precedence over environment variables. An empty variable counts as not set. These \
      settings are read from the environment only:

      \(variablesOnly)
      """)

  /// Settings that a command line should not hold, a paragraph each.
  private static var variablesOnly: String {
    ServerSetting.all.filter { $0.flag == nil }.map { setting in
      "\(setting.variable ?? "") - \(setting.help) (default: \(setting.standard))"
    }.joined(separator: "\n\n")
  }

  @OptionGroup var settings: SettingFlags

  func validate() throws {
    _ = try serverConfiguration()
  }

  func run() async throws {
    let configuration = try serverConfiguration()
    // Whatever files the process makes are its owner's alone.
    umask(0o077)
    DescriptorLimit.raise()
    // Until the server is there that reads files anew.
    signal(SIGHUP, SIG_IGN)
    let log = ServerLog(level: configuration.logLevel, format: configuration.logFormat)
    let application = RestanteApplication.configured(
      configuration, logger: log.logger
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

  private func serverConfiguration() throws -> ServerConfiguration {
    do {
      return try ServerConfiguration(
        from: [.flags(settings.texts), .environment { Environment.value($0) }])
    } catch {
      throw ValidationError("\(error)")
    }
  }
}
