import ArgumentParser
import NIOCore
import RestanteServer

/// `restante health`
struct Health: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask a server whether it is ready, without a key.",
    discussion: """
      Prints "ready" and exits with status 0, or prints why it is not and exits with status 1. \
      Meant for health checks of containers and load balancers. Without --url, asks the server on \
      this machine that has the settings listen and tls-cert of the environment or the \
      configuration file, as "serve" finds them.
      """)

  @Option(
    help: ArgumentHelp(
      "The server's address. (default: this machine, at the port and with the encryption of the "
        + "server's settings)", valueName: "url"))
  var url: String?

  @Option(
    help: ArgumentHelp(
      "The server's configuration file; an empty name for none. (default: RESTANTE_CONFIG or "
        + "\(ConfigurationFile.standardPath), if it exists)", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "A PEM file with the certificates to trust, such as the server's own. "
        + "(default: RESTANTE_CA_FILE or the system's)", valueName: "file"))
  var caFile: String?

  @Option(
    help: ArgumentHelp("How long to wait for the reply: 1s to 60s.", valueName: "duration"))
  var timeout = DurationArgument(seconds: 5)

  func validate() throws {
    if url != nil, config != nil { throw ValidationError("--config is of no use with --url.") }
    if let url, PublicURL(url) == nil {
      throw ValidationError("--url: '\(url)' is not an http or https URL without query.")
    }
    guard (1...60).contains(timeout.seconds) else {
      throw ValidationError("--timeout must be from 1 to 60 seconds.")
    }
  }

  func run() async throws {
    do {
      try await probe().run()
    } catch let failure as RequestFailure {
      StandardStreams.draw("\(failure)\n")
      throw ExitCode.failure
    }
    StandardStreams.show(line: "ready")
  }

  private func probe() throws -> ReadinessProbe {
    let timeout = TimeAmount.seconds(timeout.seconds)
    if let url = url.flatMap(PublicURL.init) {
      return ReadinessProbe(
        base: url.base, trust: .certificates(try ServerAddress.trustedCertificates(caFile)),
        timeout: timeout)
    }
    return ReadinessProbe(
      base: try listeningURL().base, trust: .thisMachine, timeout: timeout)
  }

  /// Where the server's settings say that it listens.
  private func listeningURL() throws -> PublicURL {
    let sources = ConfigurationSources(
      flags: [:], file: config, variable: { Environment.value($0) })
    do {
      return try sources.listeningURL()
    } catch {
      throw ValidationError("\(error) (--url names the server without its settings.)")
    }
  }
}
