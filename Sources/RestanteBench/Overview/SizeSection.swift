import Foundation

/// How soon the server starts, and how much memory it takes.
struct SizeSection {
  let rig: Rig

  /// Starts servers without any events.
  func runEmpty() throws {
    rig.table.section("Start and memory")
    var start = FigureRow(what: "start-up to the first reply, new database", unit: "ms")
    var memory = FigureRow(what: "memory, idle", unit: "MB")
    for _ in 0..<rig.repetitions.count {
      let server = try ServerProcess()
      defer { server.stop() }
      start.values.append(server.startupSeconds * 1e3)
      memory.values.append(Double(try server.residentBytes()) / 1e6)
    }
    rig.table.show(start)
    rig.table.show(memory)
  }

  /// Tells how large a server is that was measured, and starts it again on its data.
  ///
  /// - Parameters:
  ///   - server: The server; it is stopped.
  ///   - data: Its data directory.
  ///   - depth: How many events are pending.
  func runDeep(
    _ server: ServerProcess, data: (URL, ChildProgram.DirectoryLife), depth: Int
  ) throws {
    rig.table.section("Start and memory, \(depth) pending events")
    let resident = Double(try server.residentBytes()) / 1e6
    let peak = Double(try server.peakResidentBytes()) / 1e6
    server.stop()
    rig.table.show(
      FigureRow(what: "memory after these measurements", unit: "MB", values: [resident]))
    rig.table.show(FigureRow(what: "memory, its peak", unit: "MB", values: [peak]))
    var start = FigureRow(what: "start-up to the first reply", unit: "ms")
    var memory = FigureRow(what: "memory after the start", unit: "MB")
    for _ in 0..<rig.repetitions.count {
      let again = try ServerProcess(data: data)
      defer { again.stop() }
      start.values.append(again.startupSeconds * 1e3)
      memory.values.append(Double(try again.residentBytes()) / 1e6)
    }
    rig.table.show(start)
    rig.table.show(memory)
  }
}
