import ArgumentParser
import RestanteJSON
import RestanteServer

/// `restante doctor`
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for problems of a server and its data, and name the remedies.",
    discussion: """
      Looks at the disk, the data directory, OpenSSL, the server key, the database, backups, the \
      certificate, who can reach the server, clocks, queues and handlers. Changes nothing, whether \
      the server runs or not; handlers are connected to, but get nothing. Give it the settings of \
      the server: it takes the same flags and environment variables, and reads the same \
      configuration file, as "serve". Exits with status 0 if there is no problem, 1 if there is any.
      """)

  @Flag(name: .customLong("json"), help: "Print the result as JSON.")
  var printsJSON = false

  @OptionGroup(title: "Settings of the server")
  var options: ConfigurationOptions

  func validate() throws {
    _ = try options.read()
  }

  func run() async throws {
    let progress = ProgressLine()
    progress.show("looking")
    let diagnosis = await Examination(
      of: try options.read(), askServer: { await ServerQuestion.ask($0) }
    )
    .diagnosis()
    progress.clear()
    let findings = diagnosis.findings
    if printsJSON {
      StandardStreams.show(line: Self.report(findings).encodedString())
    } else {
      for line in findings.flatMap(Self.lines) + [Self.summary(findings)] {
        StandardStreams.show(line: line)
      }
    }
    if findings.contains(where: \.isProblem) { throw ExitCode.failure }
  }

  private static func report(_ findings: [Finding]) -> JSONValue {
    let items = findings.map { finding -> JSONValue in
      [
        "severity": .string(finding.severity.rawValue), "check": .string(finding.check),
        "text": .string(finding.text), "remedy": finding.remedy.map { .string($0) } ?? .null,
      ]
    }
    return [
      "problems": .int(Int64(findings.count(where: \.isProblem))), "findings": .array(items),
    ]
  }

  private static func lines(_ finding: Finding) -> [String] {
    let mark = finding.severity.rawValue
    let padding = String(repeating: " ", count: max(0, 7 - mark.count))
    let text = "\(mark)\(padding)  \(finding.check): \(finding.text)".withoutControls
    guard let remedy = finding.remedy else { return [text] }
    return [text, "         \(finding.isProblem ? "Try" : "See"): \(remedy)".withoutControls]
  }

  private static func summary(_ findings: [Finding]) -> String {
    switch findings.count(where: \.isProblem) {
    case 0: "No problems found."
    case 1: "1 problem found."
    case let count: "\(count) problems found."
    }
  }
}
