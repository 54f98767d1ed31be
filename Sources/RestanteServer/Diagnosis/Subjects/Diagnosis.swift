/// Everything that is known of a server, and what follows from it. It is a value: looking is done
/// elsewhere.
public struct Diagnosis: Sendable {
  /// The data directory and its files; those that are as they should be among them.
  var files: [FileFacts] = []
  var digests = DigestFacts()
  var disk: DiskFacts?
  var key: KeyFacts?
  var tls: TLSFacts?
  var exposure: ExposureFacts?
  var database: DatabaseFacts?
  var clock = ClockFacts()
  var backups: BackupFacts?
  var queues: QueueFacts?
  var handlers: HandlerFacts?
  /// Where a server should be, and what it said.
  var server: (base: String, answer: ServerAnswer)?
  /// What commands say of the data directory: ` --data DIR`, or nothing.
  var dataOption = ""

  /// What was found, in the order in which it is looked at.
  public var findings: [Finding] {
    var findings = files.compactMap(\.finding)
    if findings.isEmpty, !files.isEmpty {
      findings.append(.ok("files", "Nobody else can change the files, or read secrets."))
    }
    findings += [digests.finding].compactMap(\.self)
    findings += disk?.findings ?? []
    findings += [key?.finding, database?.finding].compactMap(\.self)
    findings += backups?.findings ?? []
    findings += [tls?.finding].compactMap(\.self)
    findings += exposure?.findings ?? []
    findings += clock.findings
    if let server {
      findings.append(server.answer.finding(at: server.base, dataOption: dataOption))
    }
    return findings + (queues?.findings ?? []) + (handlers?.findings ?? [])
  }
}
