import RestanteCore

/// What is known of the volume of a data directory.
struct DiskFacts: Sendable {
  /// The data directory.
  var directory: String
  /// How many bytes are free; `nil` where nobody knows.
  var freeBytes: Int64?
  /// With how little the server refuses publications; 0 for never.
  var minimumBytes: Int64
  /// How long writing a block to the disk for good took, in milliseconds, several times.
  var syncs: [Double]
  /// Why nothing could be written; `nil` where it could.
  var writeFailure: String?

  /// From how many milliseconds on a sync is slow.
  static let slowSync = 20.0

  var findings: [Finding] { [space, sync].compactMap(\.self) }

  private var space: Finding? {
    guard let freeBytes else { return nil }
    let shown = "\(Self.size(freeBytes)) free on the volume of \(directory)"
    let remedy = "df -h \(ShellWord.quoted(directory))"
    if freeBytes < max(minimumBytes, 1) {
      return .error(
        "free-space",
        "Only \(shown): the server refuses publications below \(Self.size(minimumBytes)). Free "
          + "space or enlarge the volume.", remedy: remedy)
    }
    guard minimumBytes == 0 || freeBytes / 2 >= minimumBytes else {
      return .warning(
        "free-space",
        "Only \(shown): the server will refuse publications below \(Self.size(minimumBytes)).",
        remedy: remedy)
    }
    return .ok("free-space", "\(shown).")
  }

  private var sync: Finding? {
    if let writeFailure {
      return .error(
        "disk-writes", "Nothing can be written to \(directory): \(writeFailure).",
        remedy: "ls -ld \(ShellWord.quoted(directory))")
    }
    guard !syncs.isEmpty else { return nil }
    let median = syncs.sorted()[syncs.count / 2]
    let shown = "\((median * 10).rounded() / 10) ms"
    guard median < Self.slowSync else {
      return .warning(
        "disk-writes",
        "The disk of \(directory) takes \(shown) for a durable write: each commit waits for it. "
          + "Move the data to a faster disk.",
        remedy: "restante database copy --from \(ShellWord.quoted(directory)) --to NEW_DIRECTORY")
    }
    return .ok("disk-writes", "A durable write takes \(shown).")
  }

  /// A number of bytes as people read it.
  static func size(_ bytes: Int64) -> String {
    for (name, unit) in [("GiB", 30), ("MiB", 20), ("KiB", 10)] where bytes >= 1 << unit {
      let tenths = Int64((Double(bytes) / Double(1 << unit) * 10).rounded(.down))
      return "\(tenths / 10).\(tenths % 10) \(name)"
    }
    return "\(bytes) bytes"
  }
}
