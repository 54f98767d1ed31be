import Foundation
import Synchronization

/// One thread that runs the jobs of one actor, one after the other.
///
/// A call of libpq blocks until the server answers; on a thread of its own it keeps nobody else
/// waiting, and the connection is never used from two threads at once.
final class DedicatedThread: SerialExecutor {
  private final class Inbox: Sendable {
    private struct State {
      var jobs: [UnownedJob] = []
      var isStopped = false
    }

    private let state = Mutex(State())
    private let arrival = DispatchSemaphore(value: 0)

    func add(_ job: UnownedJob) {
      state.withLock { $0.jobs.append(job) }
      arrival.signal()
    }

    func stop() {
      state.withLock { $0.isStopped = true }
      arrival.signal()
    }

    /// Waits for jobs; `nil` once the thread shall end.
    func next() -> [UnownedJob]? {
      arrival.wait()
      return state.withLock { state in
        if state.jobs.isEmpty, state.isStopped { return nil }
        let jobs = state.jobs
        state.jobs = []
        return jobs
      }
    }
  }

  private let inbox = Inbox()

  init(name: String) {
    let inbox = inbox
    let thread = Thread { [weak self] in
      while let jobs = inbox.next() {
        for job in jobs {
          guard let executor = self?.asUnownedSerialExecutor() else { return }
          job.runSynchronously(on: executor)
        }
      }
    }
    thread.name = name
    thread.start()
  }

  deinit {
    inbox.stop()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    inbox.add(UnownedJob(job))
  }
}
