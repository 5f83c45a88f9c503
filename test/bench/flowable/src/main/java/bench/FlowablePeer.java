package bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.TaskService;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;
import org.flowable.task.api.TaskQuery;

/**
 * Answers task lists through Flowable's own TaskService. The benchmark writes one request a line and
 * reads one answer a line, so that both products are asked in turns on the same data.
 *
 * <p>Request: calls, offset, limit, group, assignee, category, dueBefore (epoch ms), taken; separated
 * by tabs, empty where not asked. Answer: the ids found, a tab, the microseconds of every call.
 */
public final class FlowablePeer {

  private record Wish(
      int calls, int offset, int limit, String group, String assignee, String category,
      String dueBefore, boolean taken) {

    static Wish of(String line) {
      String[] part = line.split("\t", -1);
      return new Wish(
          Integer.parseInt(part[0]), Integer.parseInt(part[1]), Integer.parseInt(part[2]),
          part[3], part[4], part[5], part[6], part[7].equals("taken"));
    }
  }

  public static void main(String[] args) throws Exception {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl(args[0]);
    configuration.setJdbcUsername(args[1]);
    configuration.setJdbcPassword(args[2]);
    configuration.setJdbcDriver("org.postgresql.Driver");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAsyncExecutorActivate(false);
    configuration.setDisableIdmEngine(true);
    configuration.setDisableEventRegistry(true);
    configuration.setHistoryLevel(HistoryLevel.NONE);
    ProcessEngine engine = configuration.buildProcessEngine();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(answer(engine.getTaskService(), Wish.of(line)));
    }
    engine.close();
  }

  private static String answer(TaskService tasks, Wish wish) {
    StringBuilder times = new StringBuilder();
    List<Task> page = List.of();
    for (int call = 0; call < wish.calls(); call += 1) {
      long since = System.nanoTime();
      page = queryOf(tasks, wish).listPage(wish.offset(), wish.limit());
      long taken = (System.nanoTime() - since) / 1_000;
      times.append(call == 0 ? "" : ",").append(taken);
    }
    return page.stream().map(Task::getId).collect(Collectors.joining(",")) + "\t" + times;
  }

  private static TaskQuery queryOf(TaskService tasks, Wish wish) {
    TaskQuery query = tasks.createTaskQuery();
    if (!wish.group().isEmpty()) query.taskCandidateGroup(wish.group());
    if (wish.taken()) query.ignoreAssigneeValue();
    if (!wish.assignee().isEmpty()) query.taskAssignee(wish.assignee());
    if (!wish.category().isEmpty()) query.taskCategory(wish.category());
    if (!wish.dueBefore().isEmpty()) {
      query.taskDueBefore(new Date(Long.parseLong(wish.dueBefore())));
    }
    return query.orderByTaskDueDate().asc().orderByTaskId().asc();
  }
}
