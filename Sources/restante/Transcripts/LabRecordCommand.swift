import ArgumentParser
import Foundation
import RestanteLab
import RestanteServer

/// `restante lab record`
struct LabRecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Stand between an application and a portal, and write down what they say.",
    discussion: """
      Passes requests on to the portal, and writes them with their replies to a transcript. \
      Secrets, personal data and the portal's name are replaced before anything is written: the \
      same value by the same word. Read a transcript nevertheless before you share it. Stop with \
      Control-C.
      """)

  @Option(help: ArgumentHelp("The portal's address.", valueName: "url"))
  var portal: String

  @Option(help: "The transcript to write; must not be there yet.", completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "Hide the values of members with this name, or pattern, too; may be repeated.",
      valueName: "name"))
  var hide: [String] = []

  @Option(
    help: ArgumentHelp(
      "Do not hide the values of members with this name, or pattern, unless they are secrets; may "
        + "be repeated.", valueName: "name"))
  var keep: [String] = []

  @Option(
    help: ArgumentHelp(
      "A YAML or JSON file with more of these: 'hide' and 'keep', lists of names.",
      valueName: "file"), completion: .file())
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "A PEM file with the certificates to trust. (default: RESTANTE_CA_FILE or the system's)",
      valueName: "file"))
  var caFile: String?

  @OptionGroup var loopback: LoopbackOptions

  func validate() throws {
    guard PublicURL(portal) != nil else {
      throw ValidationError("--portal: '\(portal)' is not an http or https URL without query.")
    }
  }

  func run() async throws {
    guard let url = PublicURL(portal) else { return }
    let recorder = TranscriptRecorder(try hidingRules(), host: url.domain)
    let trusted = try ServerAddress.trustedCertificates(caFile)
    let file = try TranscriptFile(creating: output)
    file.write(recorder.header)
    try await PortalClient.run(trusting: trusted) { client in
      let responder = RecordingResponder(
        portal: url.base, client: client, recorder: recorder, file: file)
      try await loopback.serve(responder) { base in
        StandardStreams.show(line: "Recording \(url.base) at \(base)/")
      }
    }
    guard file.isComplete else {
      throw RequestFailure(description: "\(output) is not complete.")
    }
  }

  private func hidingRules() throws -> HidingRules {
    var all = HidingRules(hidden: hide, kept: keep)
    guard let rules else { return all }
    guard let contents = FileManager.default.contents(atPath: rules) else {
      throw ValidationError("\(rules) cannot be read.")
    }
    let more = try HidingRules(FixtureText(Array(contents), path: rules), path: rules)
    all.hidden += more.hidden
    all.kept += more.kept
    return all
  }
}
