import numpy as np

table = np.array([[3.0, 1.0, 2.0], [4.0, 4.0, 0.5], [1.0, 0.0, 7.0], [2.0, 2.0, 2.0]])


def column_report(table):
    rows, columns = table.shape
    for j in range(columns):
        column = table[:, j]
        print(j, column.min(), column.max(), column.mean())


column_report(table)
