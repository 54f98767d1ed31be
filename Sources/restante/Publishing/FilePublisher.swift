import ArgumentParser
import RestanteCore
import RestanteJSON

/// Publishes the events of a file, one JSON object a line, batch by batch.
struct FilePublisher {
  /// What became of the events.
  struct Counts {
    /// How many lines were sent in this run.
    var lines: Int64 = 0
    /// How many lines had been published before.
    var before: Int64 = 0
    var accepted: Int64 = 0
    var queued: Int64 = 0
    var deliveries: Int64 = 0
    var suppressed: Int64 = 0
  }

  /// The events of one request.
  private struct Batch {
    var events: [JSONValue] = []
    /// The number of each event's line.
    var numbers: [Int64] = []
    var lines: Int64 = 0
    var bytes: Int64 = 0
  }

  /// How many lines a batch has at most.
  static let maxLines: Int64 = 500
  /// From how many bytes on a batch gets no further line.
  private static let fullBytes: Int64 = 4 << 20

  let connection: ServerConnection
  let path: String
  let statePath: String
  let random: any RandomSource

  /// Publishes what has not been published yet.
  ///
  /// - Throws: ``RequestFailure`` or `ValidationError`; a line that is wrong is named.
  func run(progress: (_ done: Int64, _ total: Int64) -> Void) async throws -> Counts {
    let reader = try LineReader(path: path)
    guard let first = try reader.next() else { return Counts() }
    let digest = Hex.encode(Digests.sha256(first))
    var state =
      try PublishingState.read(from: statePath)
      ?? PublishingState(server: connection.base, firstLine: digest)
    try check(state, digest, reader)
    try reader.seek(to: state.bytes)
    var counts = Counts(before: state.lines)
    while true {
      let length = state.batch?.lines ?? Self.maxLines
      let batch = try read(from: reader, after: state.lines, length)
      guard batch.lines > 0 else { break }
      if !batch.events.isEmpty {
        if state.batch == nil {
          state.batch = .init(lines: batch.lines, key: Credential.secret(using: random))
        }
        try state.save(to: statePath)
        try await send(batch, &state, &counts)
      }
      state.batch = nil
      state.lines += batch.lines
      state.bytes += batch.bytes
      counts.lines += batch.lines
      progress(state.bytes, reader.size)
    }
    try state.save(to: statePath)
    return counts
  }

  private func check(_ state: PublishingState, _ digest: String, _ reader: LineReader) throws {
    guard state.server == connection.base else {
      throw ValidationError(
        "\(statePath) is about the server at \(state.server). Name another --state for this one.")
    }
    guard state.firstLine == digest, state.bytes <= reader.size else {
      throw ValidationError(
        "\(statePath) is about another file than \(path) is now. Delete it to publish the whole "
          + "file, or name another --state.")
    }
  }

  private func read(
    from reader: LineReader, after done: Int64, _ length: Int64
  ) throws -> Batch {
    var batch = Batch()
    while batch.lines < length, batch.bytes < Self.fullBytes, let line = try reader.next() {
      batch.lines += 1
      batch.bytes += Int64(line.count)
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let number = done + batch.lines
      do {
        batch.events.append(try JSONParser().parse(line))
      } catch {
        throw ValidationError("\(path), line \(number): not acceptable JSON: \(error)")
      }
      batch.numbers.append(number)
    }
    return batch
  }

  private func send(
    _ batch: Batch, _ state: inout PublishingState, _ counts: inout Counts
  ) async throws {
    do {
      let reply = try await connection.post(
        "/v1/events", .array(batch.events), attempt: state.batch?.key)
      counts.accepted += reply["accepted"]?.intValue ?? 0
      counts.queued += reply["queued"]?.intValue ?? 0
      counts.deliveries += reply["deliveries"]?.intValue ?? 0
      counts.suppressed += reply["suppressed"]?.intValue ?? 0
    } catch let failure as RequestFailure {
      if failure.isRefusal {
        // Nothing was published: the lines may be mended, and are another batch then.
        state.batch = nil
        try state.save(to: statePath)
      }
      let done = "\(state.lines) lines are published; the same command goes on after them."
      guard let index = failure.index, batch.numbers.indices.contains(index) else {
        throw RequestFailure(description: "\(failure) \(done)")
      }
      throw RequestFailure(
        description: "\(path), line \(batch.numbers[index]): \(failure.detail ?? "") \(done)")
    }
  }
}
