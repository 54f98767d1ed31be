import NIOCore

/// Runs the tasks of a connection on the connection's event loop.
///
/// A request then changes threads only for the store: what arrives is decoded, executed and replied
/// to where it was read. Large bodies are decoded elsewhere (``DecodingThreads``), so that they do
/// not hold up the loop's other connections.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) {
    self.loop = loop
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    loop.execute { job.runSynchronously(on: executor) }
  }
}
